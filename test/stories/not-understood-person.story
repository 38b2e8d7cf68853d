story: Not understood twice brings three readings, then a person
language: hi-Latn
at 20.11.2026 11:00
buyer: namaste ji
buyer: ???
 > doosre shabdon mein
buyer: ....
 > Kya aapka matlab inme se kisi se hai
buyer: ?!
 offers Staff se baat kijiye | Kuchh aur
press "Staff se baat kijiye"
 > staff se jodenge
 asks problem
buyer: Hamare office ka login band hai aur koi sunta nahi
 asks district
buyer: Basti
 asks confirm
buyer: haan
 > Darj hua: ticket {1}
ticket: category other, district Basti
