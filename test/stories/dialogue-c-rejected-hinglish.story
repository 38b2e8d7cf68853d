story: Technical rejection in Hinglish, and no reason was written at all
language: hi-Latn
at 18.11.2026 11:00
vendor: technical me nikal diya 'as per atc nahi' likh ke
 asks bid
vendor: GEM/2026/B/7654321
 asks department
vendor: sinchai ka nahar wala
 offers Irrigation and Water Resources | Minor Irrigation
vendor: pehla wala
 asks reason
vendor: kuch nahi likha
 asks price_bid
vendor: kal khulegi
 > urgent
 > Dikhaya gaya karan: koi karan nahi diya gaya
 > Price bid khuli: nahi, 19.11.2026
 asks confirm
vendor: haan
 > Darj hua: ticket {1}
ticket: duty 9, reason none, price_bid no, department IRRI
officer IRRI > दर्शाया गया कारण: कोई कारण नहीं दिया गया
