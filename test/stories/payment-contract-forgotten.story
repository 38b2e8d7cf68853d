story: Payment pending, in Hinglish, contract number forgotten
language: hi-Latn
at 20.11.2026 11:00
buyer: pwd basti ne june me maal liya paisa nhi diya
 > Contract number
 ! Vibhag
 ! jile
 asks contract
buyer: abhi yaad nhi
 asks amount
 > Rashi
buyer: 2 lac
 asks crac
buyer: bana h july me
 asks confirm
 > Rashi: ₹2,00,000
press "Darj kijiye"
 > Darj hua: ticket {1}
 > 30.11.2026
ticket: duty 6, category payment, department PWD, district Basti, officer "GeM Cell Officer, Public Works", status open, amount 200000, contract none, crac yes
officer PWD > {1}
officer PWD > लोक निर्माण
officer PWD > सीआरएसी: हाँ, 07.2026
