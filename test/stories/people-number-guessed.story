story: a ticket number is guessed
language: hi-Latn
at 20.11.2026 11:00
buyer: pwd basti ne 2 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
buyer: haan
supplier: {1} ka status batao
 > Aapke tickets mein {1} nahi hai
 ! Lambit bhugtan
supplier: {1.wrong} ka status batao
 > sahi ticket number nahi hai
supplier: {1} band kar do
 ! Lambit
supplier: {1} upar bhejo
 > {1} nahi hai
stranger "About {1}": Please add to {1}: the goods were never delivered.
 > Registered: ticket {2}
ticket 1: said "pwd basti ne 2 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya / haan", status open
tickets: 2
