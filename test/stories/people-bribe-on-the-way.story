story: a bribe told in the middle of a payment matter is not for the officer of the payment
language: en
at 20.11.2026 11:00
vendor: PWD Basti has not paid 2 lakh for goods delivered in June
vendor: the engineer is asking for a bribe to pass it
 > separate, confidential matter
vendor: GEMC-511687700000001
vendor: 5 July 2026
vendor: yes
tickets: 2
ticket 1: duty 6, department PWD, confidential no
ticket 2: duty 12, post NODAL, confidential yes
officer PWD ! bribe
officer PWD: show {1.short}
 > {1}
 ! bribe
