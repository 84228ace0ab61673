package id.loket.server.survey;

import id.loket.skm.AnswerCounts;
import id.loket.skm.ProfileCounts;

/**
 * What the respondents of a period answered and told of themselves, each counted for itself:
 * nothing here ties an answer to a profile.
 */
public record Answered(AnswerCounts counts, ProfileCounts profile, Quality quality) {}
