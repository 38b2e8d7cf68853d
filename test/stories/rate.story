story: The service is rated by a number, and a wrong one is told
language: hi-Latn
at 16.11.2026 11:00
vendor: pwd basti ne 2 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
vendor: haan
officer PWD: निस्तारित {1.short}: भुगतान कर दिया गया है
officer PWD: 16.11.2026
officer PWD: हाँ
vendor > seva ko rating dijiye
vendor: 9
 ! dhanyavaad
ticket: rating none
vendor: 4
 > rating dene ke liye dhanyavaad
ticket: rating 4
press "2"
 > rating dene ke liye dhanyavaad
ticket: rating 2
