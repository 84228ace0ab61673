-- Oldest writer: tables 78, Loket 0.1.0
-- A questionnaire may ask of unsur of the office's own: member unsur of its JSON, the nine of the regulation
-- where there is none. The answers to them lie in survey.db, which makes its tables anew at its next start.
-- A program of before reads no such questionnaire and would not know what to ask. Nothing changes here.
UPDATE questionnaire SET number = number WHERE number < 0;
