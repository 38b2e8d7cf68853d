story: Not understood twice brings three readings, then a person
language: hi-Latn
at 20.11.2026 11:00
buyer: dekho na zara
 > doosre shabdon mein
buyer: arey yaar jugaad laga do
 > Kya aapka matlab inme se kisi se hai
buyer: kuch ajeeb sa hai
 offers Staff se baat kijiye | Kuchh aur
press "Staff se baat kijiye"
 > staff se jodenge
 asks district
buyer: Basti
 asks confirm
buyer: haan
 > Darj hua: ticket {1}
ticket: category other, district Basti
