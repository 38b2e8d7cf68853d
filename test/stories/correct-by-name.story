story: A detail is called wrong without the right one: it alone is asked anew
language: hi-Latn
at 20.11.2026 11:00
vendor: pwd basti ne 2 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
 asks confirm
vendor: rashi galat hai
 asks amount
vendor: 2 lakh 20 hazar
 asks confirm
 > Rashi: ₹2,20,000
vendor: vibhag galat hai, shiksha vibhag hai
 asks department
 > Kaun sa shiksha vibhag
vendor: basic
 asks confirm
 > Vibhag: Basic Education
 > Contract number: GEMC-511687700000001
vendor: nahi
 asks correction
vendor: jila Gonda
 > Sudhar kiya gaya: Jila: Gonda
vendor: theek hai
 > Darj hua: ticket {1}
ticket: department BASIC, district Gonda, amount 220000, contract GEMC-511687700000001
