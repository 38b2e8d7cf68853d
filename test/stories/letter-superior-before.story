story: a superior's answer overtakes the letter it answers
language: en
at 20.11.2026 11:00
superior (answers: b@firm, cc: firm@example.org) "Re: Payment pending since June": PWD Basti owes this firm 2 lakh for GEMC-511687700000001, kindly get it paid.
 > Registered: ticket {1}
firm hears nothing
firm (id: b@firm, cc: superior@example.org) "Payment pending since June": PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
 > Added to ticket {1}
tickets: 1
officer PWD > CRAC was made on 5 July 2026
