story: Two things in one message are dealt with one after the other
language: en
at 20.11.2026 11:00
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026 and our login does not open
 > You wrote of 2 things
 > First: Payment pending
 asks confirm
vendor: yes
 > Registered: ticket {1}
 > You also wrote of
 > Forgot password
ticket: duty 6, department PWD, amount 200000
tickets: 1
