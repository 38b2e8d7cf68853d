story: The question of language holds nobody who has a problem
language: hi-Latn
at 20.11.2026 11:00
buyer: bhasha badlo
 asks language
buyer: pwd basti ne 2 lakh ka maal liya, GEMC-511687700000001 ka paisa nahi diya
 > Lambit bhugtan
 asks crac
