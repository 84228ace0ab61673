package id.loket.server.survey;

import id.loket.skm.AnswerCounts;
import id.loket.skm.ProfileCounts;

/**
 * What the respondents of a period answered and told of themselves, each counted for itself:
 * nothing here ties an answer to a profile.
 *
 * @param uniform how many gave the same answer to each of the nine unsur that they were asked,
 *     which a reader of the figures should know; they count as all others do
 */
public record Answered(AnswerCounts counts, ProfileCounts profile, long uniform) {}
