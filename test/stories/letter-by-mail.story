story: A letter becomes a ticket at once, its answer is added, a robot is not answered
language: en
at 20.11.2026 11:00
firm "Payment pending since June": Sir, PWD Basti took office chairs in June under GEMC-511687700000001 and has not paid.
 > Thank you for writing to the GeM Cell.
 > Registered: ticket {1} (Pending payment)
 > please also send, in reply to this message: Amount, CRAC
ticket: duty 6, department PWD, district Basti, contract GEMC-511687700000001, delivered 2026-06
firm (robot) "Out of office: Payment pending": I am away until Monday.
 hears nothing
tickets: 1
firm (reply) "Re: Payment pending since June": Amount 2,10,000. CRAC was made on 3 July 2026.
 > Added to ticket {1}
officer PWD > Amount 2,10,000
ticket: amount 210000, crac yes
firm (reply) "Bid of the health department": The bid GEM/2026/B/7654321 of the health department Gonda names one brand in the specification
 > Registered: ticket {2}
ticket 2: duty 8, department HEALTH
clerk "Fresh mail about {1}": Please add to {1}
 ! Added
tickets: 3
