story: What is said of a matter that was opened again goes into its ticket
language: en
at 16.11.2026 11:00
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
officer PWD: resolve {1.short}: The department has released the payment.
officer PWD: 16.11.2026
officer PWD: yes
vendor press "Not solved, reopen"
vendor: nothing has come to our bank so far
 > Ticket {1} is open again
vendor: the payment has not come
 > {1}
officer PWD > the payment has not come
tickets: 1
