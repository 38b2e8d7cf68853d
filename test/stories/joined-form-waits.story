story: Code likhte samay aadha bhara form wahin rehta hai
language: hi-Latn
at 16.11.2026 11:00
vendor: pwd basti ne june me maal liya paisa nahi diya
 asks contract
vendor: mera email jodo vendor@example.org
 > code wahan bheja gaya hai
vendor: {code}
 > aapke roop mein darj hain
 asks contract
vendor: GEMC-511687700000001
vendor: 2 lakh
vendor: haan
vendor: darj kijiye
tickets: 1
vendor-mail "Ticket": Mere ticket ki sthiti kya hai?
 > {1}
# Jodne ki baat chhodi ja sakti hai.
supplier: /join
 asks door
supplier: rehne dijiye
 > Theek hai
