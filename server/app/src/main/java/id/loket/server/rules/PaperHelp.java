package id.loket.server.rules;

import id.loket.server.rules.Catalogue.Text;

/**
 * What helps a visitor who does not have a paper yet.
 *
 * @param name of the requirement that it is about, as services have it in Indonesian
 * @param what it is, in plain words
 * @param where one gets it
 */
public record PaperHelp(String name, Text what, Text where) {}
