story: "haan", "हाँ", "ha ji", "ok", "👍" are all yes, and so is a thumbs-up
language: hi-Latn
at 20.11.2026 11:00
buyer: pwd basti ne 2 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
 asks confirm
 > Rashi: ₹2,00,000
buyer: haan
 > Darj hua: ticket {1}
buyer: pwd basti ne 3 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
 asks confirm
buyer: हाँ
 > {2}
buyer: pwd basti ne 4 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
buyer: ha ji
 > {3}
buyer: pwd basti ne 5 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
buyer: ok
 > {4}
buyer: pwd basti ne 6 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
buyer: 👍
 > {5}
tickets: 5
