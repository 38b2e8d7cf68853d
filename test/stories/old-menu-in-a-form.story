story: Buttons of an old menu inside a form are told beside it, and none of them is taken for the person's words
language: hi-Latn
at 20.11.2026 11:00
vendor: namaste
vendor: samasya hai
 asks problem
press "Ticket ki sthiti"
 > koi ticket nahi
 > prakaran par lautte hain
 asks problem
press "Registration status"
 > darj kiya ja raha hai
 asks problem
press "Bhasha"
 offers हिन्दी | English | Hinglish
press "Hinglish"
 asks problem
vendor: bid GEM/2026/B/7654321 me technical reject kr diya shiksha vibhag ne
vendor: 2
 asks reason
vendor: menu
 > darj kiya ja raha hai
 asks reason
vendor: kuchh nhi likha
 asks price_bid
press "Samasya darj kijiye"
 > darj kiya ja raha hai
 asks price_bid
vendor: nahi khuli
vendor: haan
ticket: category tech_reject, reason none, price_bid no
