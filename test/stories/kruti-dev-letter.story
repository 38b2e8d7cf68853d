story: A letter in Kruti Dev under an English subject with codes becomes the right ticket
language: hi
at 20.11.2026 11:00
firm "Payment pending: GEMC-511687700000001 (Ref. F.No. 12/2026)": egksn;]
 | yksd fuekZ.k foHkkx cLrh us twu esa dqflZ;k¡ yha] vuqca/k GEMC-511687700000001] ijUrq Hkqxrku yfEcr gSA
 | d`i;k Hkqxrku djkus dk d"V djsaA
 > कृतिदेव फॉन्ट में है
 > लोक निर्माण विभाग बस्ती ने जून में कुर्सियाँ लीं, अनुबंध GEMC-511687700000001, परन्तु भुगतान लम्बित है।
 > दर्ज
 language hi
ticket: duty 6, department PWD, district Basti, contract GEMC-511687700000001
officer PWD > परन्तु भुगतान लम्बित है।
officer PWD > ijUrq Hkqxrku yfEcr gSA
firm (reply) "Re: Payment pending: GEMC-511687700000001 (Ref. F.No. 12/2026)": /kujkf'k 2]10]000 #i;s gSA
 > "धनराशि 2,10,000 रुपये है।"
 > {1}
officer PWD > धनराशि 2,10,000 रुपये है।
officer PWD > /kujkf'k 2]10]000 #i;s gSA
