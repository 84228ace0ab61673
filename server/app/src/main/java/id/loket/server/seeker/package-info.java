/**
 * Those who look for work abroad and want to be called when there is some: what they wish for,
 * which vacancies fit it, and who has tried to reach them. Knows vacancies, and no other feature's
 * words.
 */
package id.loket.server.seeker;
