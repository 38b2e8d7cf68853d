story: an out-of-office answer to a closed ticket is shown on it, reopens nothing and is not answered
language: en
at 20.11.2026 11:00
firm "Payment pending": PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
 > Registered: ticket {1}
officer PWD: निस्तारित {1.short}: विभाग द्वारा भुगतान कर दिया गया है
officer PWD: 19.11.2026, UTR अंत 4471
press "बंद करें"
ticket: status resolved
firm > Ticket {1} is resolved
+9d
ticket: status closed
firm (reply, robot) "Automatic reply: Ticket {1} is resolved": I am on leave until Monday.
 hears nothing
ticket: status closed, reopened 0, history "closed auto_replied"
tickets: 1
