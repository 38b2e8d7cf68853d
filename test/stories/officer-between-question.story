story: A command between our question and its answer leaves the question standing
language: hi-Latn
at 20.11.2026 11:00
vendor: mal de diya par paise me kuchh gadbad h
 asks doubt
vendor: /officer
 > vibhag ka naam likhiye
vendor: pwd
 > Lok Nirman
 asks doubt
vendor: /status
 asks doubt
vendor: haan
 > Lambit bhugtan
# Joining says that the matter waits.
vendor: /join
 > "Lambit bhugtan" tab tak ruka rahega
vendor: cancel
 asks department
