story: Payment pending in Hindi: due ten days after the CRAC, forty days late
language: hi
at 20.11.2026 11:00
vendor: तीन माह से भुगतान नहीं आया
 > लम्बित भुगतान
 asks department
vendor: पीडब्ल्यूडी बस्ती
 asks contract
vendor: GEMC-511687700000001
 asks amount
vendor: 2 लाख 40 हजार
 asks crac
vendor: हाँ 1 अक्टूबर को
 > भुगतान 11.10.2026 तक देय था; इसमें 40 दिन का विलम्ब है।
 asks confirm
vendor: जी हाँ
 > दर्ज हुआ: टिकट {1} (लम्बित भुगतान)
 > जेम सेल अधिकारी, लोक निर्माण द्वारा 30.11.2026 तक
 > भुगतान की तिथि दर्ज होने तक प्रकरण खुला रहेगा
 ! अनुबंध संख्या मिलने पर
ticket: duty 6, department PWD, district Basti, contract GEMC-511687700000001, amount 240000, crac yes
officer PWD > नया टिकट {1}
officer PWD > सीआरएसी: हाँ, 01.10.2026
