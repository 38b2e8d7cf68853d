story: The menu by its numbers, and an officer who answers under the ticket itself
language: en
at 20.11.2026 11:00
vendor: menu
 offers Register a problem | Ticket status | Registration status | Officer of my department | Contact of the cell | Language | Bring my tickets together
vendor: 4
 asks department
vendor: menu
 > helpdesk of the GeM Cell
vendor: 2
 > no ticket under this address
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
officer PWD (reply): take
 > {1} is taken up
officer PWD (reply): ask: Please send the bill
vendor > Please send the bill
vendor: The bill is attached
 > Added to ticket {1}
officer PWD (reply): The treasury has sanctioned the bill
 offers Send to the requester | Keep as a note | Leave it
officer PWD: 1
vendor > The treasury has sanctioned the bill
officer PWD: reply: all is well
 > Which ticket
officer PWD: {1.short}
vendor > all is well
officer PWD: transfer {1.short}
 > To which department
officer PWD: shiksha
 > Which department do you mean
officer PWD: cancel
 > nothing was changed
ticket: department PWD, status in_work
