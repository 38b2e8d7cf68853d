story: "10" is taken for "1"
language: en
at 20.11.2026 11:00
buyer: hello
 > helpdesk of the GeM Cell
 offers Register a problem | Ticket status | Registration status | Officer of my department | Contact of the cell | Language | Bring my tickets together
buyer: 10
 > a number from 1 to 7
 offers Register a problem | Ticket status | Registration status | Officer of my department | Contact of the cell | Language | Bring my tickets together
tickets: 0
buyer: 1
 asks problem
buyer: Something has gone wrong in our Gonda office since Monday and nobody helps
 asks confirm
 > District: Gonda
buyer: 10
 > a number from 1 to 3
tickets: 0
buyer: 1
 > Registered: ticket {1}
ticket: duty 4, district Gonda
