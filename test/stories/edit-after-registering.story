story: The contract number is found later, sent and corrected: all of it goes into the ticket
language: hi-Latn
at 20.11.2026 11:00
vendor: pwd basti ne 2 lakh ka maal liya, CRAC 5 july ko bana, paisa nahi diya
 asks contract
vendor: pata nahi
vendor: haan
 > Contract number milne par kripya yahin bhejiye
vendor: GEMC-511687700000001
 > {1} mein jod diya
officer PWD > GEMC-511687700000001
ticket: contract GEMC-511687700000001
vendor (edit): GEMC-511687700000001 hai, bill number 54
 > {1} mein jod diya
officer PWD > bill number 54
vendor (photo: bill.jpg):
 > kis ticket se sambandhit
vendor: 1
 > {1} mein jod diya
ticket: files 1
vendor (photo: doosra.jpg):
press "Naya prakaran"
 asks problem
vendor: rehne dijiye
tickets: 1
