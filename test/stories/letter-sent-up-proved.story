story: Sending up, closing and rating under a From that anybody can write need an answer to our mail
language: en
at 16.11.2026 11:00
firm "Payment pending": PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
 > Registered: ticket {1}
+2d
firm "Complaint": escalate {1} to the higher officer
 > is due on
+7d
firm "Complaint": escalate {1} to the nodal officer, it is overdue
 > send ticket {1} up
 > answer this mail itself
ticket: level 1
firm (reply, unsigned) "Re: Complaint": Yes
 > answer this mail itself
ticket: level 1
firm (reply) "Re: Complaint": Yes
 > has been sent to Nodal Officer
ticket: level 2
firm "Health": Health department Gonda has not paid 2 lakh for GEMC-511687700000002, CRAC was made on 5 July 2026
officer HEALTH: take {2.short}
officer HEALTH: resolve {2.short}: The amount has been paid on 20 November.
officer HEALTH: 20.11.2026
press "Close it"
ticket 2: status resolved
firm "Rating {2}": 1
 > rates ticket {2}
ticket 2: rating none
firm (reply) "Re: Rating": 5
 > Thank you for rating
ticket 2: rating 5
firm "Status": What is the status of {2}?
 offers Solved, close it | Not solved, reopen
firm "Close": 1
 ! is closed
ticket 2: status resolved
