story: A From that anybody can write takes nothing back and opens nothing again: an answer to our mail does
language: en
at 20.11.2026 11:00
firm "Payment pending": PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
 > Registered: ticket {1}
firm "Complaint": Please withdraw my complaint {1}
 > Shall we withdraw ticket {1}?
# Somebody who writes the firm's From cannot know our mail.
firm "Complaint": yes
 > answer this mail itself
ticket: status open
firm (reply, unsigned) "Re: Complaint": yes
 > answer this mail itself
ticket: status open
firm (reply, quoting) "Re: Complaint": Yes
 > {1} has been withdrawn
ticket: status withdrawn
firm "Payment pending again": Health department Gonda has not paid 2 lakh for GEMC-511687700000002, CRAC was made on 5 July 2026
 > Registered: ticket {2}
officer HEALTH: take {2.short}
officer HEALTH: resolve {2.short}: The amount has been paid on 20 November.
officer HEALTH: 20.11.2026
press "Close it"
ticket 2: status resolved
firm "Reopen": Please reopen {2}: the money has not come to our account
 > answer this mail itself
ticket 2: status resolved
firm (reply) "Re: Reopen": Yes
ticket 2: status open, reopened 1
