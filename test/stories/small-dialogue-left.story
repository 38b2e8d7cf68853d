story: A whole complaint ends a dialogue that only waited for a number
language: hi-Latn
at 20.11.2026 11:00
vendor: registration status
 asks identifier
vendor: pwd basti ne 2 lakh ka maal liya, paisa nahi diya, contract GEMC-511687700000001
 > Lambit bhugtan
 asks crac
