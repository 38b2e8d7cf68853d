story: "That is not what I meant" brings other readings, and what was told stays
language: en
at 20.11.2026 11:00
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001
 > Pending payment
 asks crac
vendor: no, that is not what I meant
 > we read it wrongly
 ! registered
vendor: I meant they deducted money from the payment without any reason
 > we read it wrongly
 intent pay_deduction
 ! Which department
vendor: cancel
 > Nothing has been registered
tickets: 0
