story: Gopniya mamla doosre darwaze par tabhi dikhta hai jab dono jode gaye hon
language: hi-Latn
at 16.11.2026 11:00
vendor: PWD Basti ke babu rishwat maang rahe hain, 10 percent commission, warna bid radd kar denge
vendor: haan
ticket: confidential yes
vendor-mail "Mera mamla": {1} ki sthiti kya hai?
 ! Nodal
 ! rishwat
other-visitor: {1}
 ! Nodal
vendor-mail "Jodna": mera email jodo {1}
 > Yadi aisa ticket hai
 ! Nodal
vendor > yeh code wahin likhiye jahan aapne ise manga tha: {code}
vendor-mail "Re: Jodna": {code}
 > Telegram dono aapke roop mein darj hain
 > {1}
 > Nodal Adhikari
 ! commission
# Jodne ki soochna Nodal ke siva kisi adhikari tak nahi jaati.
officer PWD hears nothing
ticket: history "opened contact_joined"
