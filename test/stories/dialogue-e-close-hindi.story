story: An officer closes a payment ticket in Hindi
language: hi
at 18.11.2026 11:00
tickets begin at 124
vendor: पीडब्ल्यूडी बस्ती ने GEMC-511687700000001 का 2 लाख का भुगतान नहीं किया, सीआरएसी 1 अक्टूबर को बनी
vendor: हाँ
at 20.11.2026 11:00
officer PWD: टिकट 124 निस्तारित करें
 > {1} (लम्बित भुगतान)। भुगतान किस तिथि को हुआ? यूटीआर के अंतिम 4 अंक?
 asks payment_date
officer PWD: 19.11.2026, UTR अंत 4471
 asks reason
 > निस्तारण टिप्पणी
officer PWD: विभाग द्वारा भुगतान कर दिया गया
 asks confirm
 > परिणाम – समाधान हुआ
 > भुगतान 19.11.2026 · UTR …4471
 > आवेदक को टिप्पणी: विभाग द्वारा भुगतान कर दिया गया
press "बंद करें"
 > निस्तारित कर बंद किया गया
 > 7 दिन
vendor > टिकट {1} निस्तारित किया गया है। परिणाम: समाधान हुआ
vendor > विभाग द्वारा भुगतान कर दिया गया
ticket: status resolved, outcome solved, payment_date 2026-11-19, utr_end 4471
