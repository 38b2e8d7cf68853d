story: the form asks again what the first sentence already told
language: hi
at 20.11.2026 11:00
vendor: गोण्डा के सिंचाई विभाग ने GEMC-511687700000001 का 4 लाख का भुगतान रोक रखा है, सीआरएसी 2 सितम्बर को बनी थी
 asks confirm
 > विभाग: सिंचाई
 > जनपद: गोंडा
 > अनुबंध संख्या: GEMC-511687700000001
 > धनराशि: ₹4,00,000
 > सीआरएसी: हाँ, 02.09.2026
 ! किस जनपद में
 ! प्रकरण किस विभाग
press "दर्ज करें"
 > दर्ज हुआ: टिकट {1}
ticket: duty 6, department IRRI, district Gonda, contract GEMC-511687700000001, amount 400000
