story: a bribe told in one breath with a pending payment is not for the officer of the payment
language: en
at 20.11.2026 11:00
firm "Payment pending": PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026. The executive engineer demands a bribe of 10 percent to release the payment.
ticket: duty 12, department PWD, post NODAL, confidential yes
officer PWD hears nothing
nodal ! bribe of 10 percent
vendor: PWD Basti has not paid my bill of 2 lakh since June, the executive engineer demands a bribe to release payment
 > Bribe or other irregularity
 asks confirm
vendor: yes
ticket 2: duty 12, post NODAL, confidential yes
officer PWD hears nothing
