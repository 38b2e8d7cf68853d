story: Aam sawal ka uttar milta hai, apni shikayat li jaati hai
language: hi-Latn
at 20.11.2026 11:00
vendor: CRAC kya hota hai
 intent buy_prc_crac
vendor: EMD kab wapas hoti hai
 ! roop mein liya ja raha
 offers Hal ho gaya | Hal nahi, ticket banaiye
vendor: hamari EMD wapas nahi hui
 > roop mein liya ja raha
 asks bid
vendor: rehne do
tickets: 0
