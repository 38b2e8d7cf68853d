story: two messages within 200 ms are answered out of order or both open a ticket
language: hi-Latn
at 20.11.2026 11:00
buyer (at once):
  - pwd basti ne june me maal liya paisa nhi diya
  - contract GEMC-511687700000001
  - 2 lakh 40 hazar
 asks crac
 > Contract number
 > Rashi kitni hai
 > Kya CRAC ban gaya hai
buyer (at once):
  - ha 5 july ko
  - haan
 > Darj hua: ticket {1}
tickets: 1
ticket: department PWD, district Basti, contract GEMC-511687700000001, amount 240000, crac yes
ticket: said "pwd basti ne june me maal liya paisa nhi diya / contract GEMC-511687700000001 / 2 lakh 40 hazar / ha 5 july ko / haan"
