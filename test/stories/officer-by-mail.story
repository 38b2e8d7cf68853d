story: An official act by mail answers our own mail about that ticket, from an address that is vouched for; else it is a note
language: en
at 20.11.2026 11:00
mailbox of PWD is officer@example.org
firm "Payment pending": PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
 > Registered: ticket {1}
desk > {1}
# A fresh mail under the officer's own, vouched address: it answers nothing of ours.
desk "Ticket": take {1.short}
 > kept as a note on {1}
 > answer this mail
firm hears nothing
ticket: status open, notes 1
# A mail of ours that is named without our signature is none.
desk (reply, unsigned) "Re: Ticket": take {1.short}
 > kept as a note on {1}
ticket: status open, notes 2
# A forged From, even one that answers our mail: a note that says so, and the officer hears of it.
desk (reply, unverified) "Re: Ticket": resolve {1.short}: the firm has been paid
 > kept as an unproven note
firm hears nothing
ticket: status open, notes 3
desk (reply, unverified) "Re: Ticket": the firm is a fraud, close it
 > kept as an unproven note
firm hears nothing
tickets: 1
ticket: status open, notes 4
# Who answers our mail is who got it.
desk (reply) "Re: Ticket": take {1.short}
 > taken up
firm > taken up your ticket
ticket: status in_work
# The token is that of one ticket, and moves no other.
clerk "Payment pending": PWD Basti has not paid 5 lakh for GEMC-511687700000009, CRAC was made on 6 July 2026
 > Registered: ticket {2}
desk (reply) "Re: Ticket": reply {1.short}: we have written to the division
 > kept as a note on {1}
firm hears nothing
clerk hears nothing
ticket 1: status in_work, notes 5
# To write a note and to look needs no token.
desk "Note": note {2.short}: looked into it
 > only staff see it
clerk hears nothing
desk "Show": show {2.short}
 > GEMC-511687700000009
# Nor does leave begin by a mail that answers nothing.
desk "Leave": on leave from 23.11.2026 to 25.11.2026
 > answer this mail
desk (reply) "Re: Leave": on leave from 23.11.2026 to 25.11.2026
 ! answer this mail
# A number under a notification is a line of that notification's menu, and acts on its ticket alone.
stranger "Payment pending": PWD Basti has not paid 7 lakh for GEMC-511687700000019, CRAC was made on 6 July 2026
 > Registered: ticket {3}
desk (reply) "Re: Payment pending": 1
 > taken up
ticket 3: status in_work
ticket 2: status open
