story: One ticket begun on Telegram, continued by mail, answered from Slack, closed in the web chat
language: en
at 16.11.2026 11:00
desk of PWD
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
 > ticket {1}
desk PWD > {1}

# The other door is nobody's yet: a number alone opens nothing.
vendor-mail "Our ticket": What is the status of {1}?
 ! GeM Cell Officer, Public Works
tickets: 1

# The two are joined by a code that goes out by the other door.
vendor: /join vendor@example.org
 > a code is on its way there
vendor-mail > write this code where you asked for it: {code}
vendor-mail ! {1}
vendor: {code}
 > v•••@example.org are now known as yours
 > {1}
vendor-mail > joined with yours by Telegram
ticket: history "opened contact_joined"

# It goes on by mail, with the whole history.
vendor-mail "Our ticket": What is the status of {1}?
 > {1}
 > GeM Cell Officer, Public Works
vendor hears nothing
vendor-mail "Bill for {1}": The bill was passed by the accounts office on 10 November.
 > Added to ticket {1}
vendor hears nothing

# Words under the card are a note; the reply goes out, once, by the door last spoken at, after its fifteen seconds.
desk PWD (form) "note {1}": The division says the treasury token is missing.
vendor hears nothing
vendor-mail hears nothing
desk PWD (form) "reply {1}": The bill is with the treasury; payment is expected this week.
vendor-mail hears nothing
+1m
vendor-mail > The bill is with the treasury
vendor-mail ! token is missing
vendor hears nothing

# A visitor of the web chat says whose ticket it is, and proves it with the code that goes where it was last spoken of.
visitor: What is the status of {1}?
 ! Public Works
 offers I opened it elsewhere
visitor press "I opened it elsewhere"
 > If there is such a ticket, a code is on its way
vendor-mail > write this code where you asked for it: {code}
vendor hears nothing
visitor: {code}
 > are now known as yours
 > {1}
 ! token is missing
visitor press "What was said so far"
 > (Telegram) you: PWD Basti has not paid
 > (e-mail) you: The bill was passed
 > (e-mail) GeM Cell: The bill is with the treasury
 ! token is missing
visitor: Thank you. The token was issued today, please add this to my ticket {1}
 > Added to ticket {1}

desk PWD (form) "resolve {1}, outcome solved, payment_date 2026-11-16": The department has released the payment of two lakh rupees.
visitor > Ticket {1} is resolved
visitor > released the payment
vendor hears nothing
vendor-mail hears nothing
visitor: What is the status of {1}?
 > released the payment
 offers What was said so far | Solved, close it | Not solved, reopen
visitor press "Solved, close it"
 > Ticket {1} is closed
 intent ticket_close
vendor hears nothing
vendor-mail hears nothing
ticket: status closed, history "opened contact_joined added noted replied contact_joined added resolved closed"
tickets: 1
