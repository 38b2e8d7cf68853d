story: A clerk in a hurry writes five short messages with typing errors: the last that names the matter counts, and nothing is skipped
language: hi-Latn
at 20.11.2026 11:00
buyer: sir ji nmste
buyer: mera ak smsya h
buyer (at once):
  - hmne june me mal diya tha
  - pwd vibag basti ko
  - abhi tk pesa nhi aya
  - 2 lak 40 hjar ka
  - bill bhi lga diya
 > Lambit bhugtan
 asks contract
buyer: pta nhi
 asks crac
# "Three months and nobody listens" is no word of the CRAC, nor are the goods.
buyer: teen mahine ho gaye koi sunwai nahi
 asks crac
buyer: mal to june me de diya tha
 asks crac
buyer: crac ni bna
 > Sweekriti (CRAC) lambit
buyer: haan
 > Darj hua: ticket {1}
ticket: category crac, department PWD, district Basti, amount 240000, delivered 2026-06, crac no
# One thing more, set right by an edit, spoken and photographed.
buyer: aur ek bat bill no 54 h
 > {1} mein jod diya
buyer (edit): aur ek bat bill no 55 h
 > {1} mein jod diya
buyer (voice, photo: voice.ogg):
 > voice message nahi sun sakte
 > kis ticket se sambandhit
buyer: 1
 > {1} mein jod diya
buyer (photo: 3.jpg, album: b): ye bhi rakh lijiye
 > kis ticket se sambandhit
buyer (photo: 4.jpg, album: b):
 hears nothing
buyer: 1
 > {1} mein jod diya
ticket: files 3
officer PWD > ye bhi rakh lijiye
