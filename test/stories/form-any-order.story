story: All details in any order, one of them corrected, nothing else lost
language: en
at 20.11.2026 11:00
vendor: GEMC-511687700000001 payment of Rs 2.5 lakh is not received
 asks department
vendor: it is the office in district Basti, CRAC on 3 September 2026
 asks department
vendor: public works
 asks confirm
 > Department: Public Works
 > District: Basti
 > Contract number: GEMC-511687700000001
 > Amount: ₹2,50,000
 > CRAC: yes, 03.09.2026
press "Correct something"
 asks correction
vendor: district Gonda
 > Corrected: District: Gonda
 > Amount: ₹2,50,000
 asks confirm
vendor: no, the amount is 3 lakh
 > Corrected: Amount: ₹3,00,000
 > District: Gonda
 asks confirm
vendor: yes, district Gonda
 > Registered: ticket {1}
ticket: department PWD, district Gonda, amount 300000, contract GEMC-511687700000001, crac yes
