story: Reopened once it comes back, reopened twice it goes one rung higher
language: en
at 16.11.2026 11:00
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
officer PWD: resolve {1.short}: The department has released the payment.
officer PWD: 16.11.2026
officer PWD: yes
vendor > is resolved
vendor press "Not solved, reopen"
 > What is not solved in {1}
 asks reason
vendor: nothing has come to our bank so far
 > Ticket {1} is open again, with GeM Cell Officer, Public Works
officer PWD > nothing has come to our bank so far
ticket: status open, reopened 1, level 0
+1d
officer PWD: resolve {1.short}: The treasury has now released the payment.
officer PWD: 17.11.2026
officer PWD: yes
vendor: please reopen my complaint, the money is still not in our account
 > In-charge, GeM Cell
ticket: reopened 2, level 1, post INCHARGE
in-charge > the money is still not in our account
in-charge: resolve {1.short}: The bank has confirmed the credit today.
in-charge: 17.11.2026
in-charge: yes
+9d
vendor: please reopen {1}, it was wrong
 > could be reopened until 24.11.2026
ticket: status closed, reopened 2
