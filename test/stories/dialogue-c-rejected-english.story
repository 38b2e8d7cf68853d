story: Technical rejection in English, with the evaluation screenshot
language: en
at 18.11.2026 11:00
vendor: We were declared technically disqualified in bid GEM/2026/B/7654321 of the irrigation department although all papers were uploaded
 asks reason
 > Declared technically disqualified
vendor (photo: evaluation.jpg):
 > The file has been kept with your matter
 asks reason
vendor: experience certificate not as per ATC
 asks price_bid
vendor: it will open tomorrow
 > marked urgent
 asks confirm
 > Price bid opened: no, 19.11.2026
vendor: yes please
 > Registered: ticket {1}
 > whether the reason shown is correct
ticket: duty 9, files 1, reason "experience certificate not as per ATC", price_bid no
officer IRRI > {1}
