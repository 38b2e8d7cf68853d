story: Devanagari digits are not numbers
language: hi
at 20.11.2026 11:00
buyer: नमस्ते
 > जेम सेल का हेल्पडेस्क
buyer: १
 asks problem
buyer: रहने दें
 > कुछ भी दर्ज नहीं
buyer: लोक निर्माण विभाग बस्ती ने सामान लिया पर भुगतान नहीं किया, अनुबंध GEMC-५११६८७७०००००००१
 asks amount
 ! अनुबंध संख्या (GEMC-…) क्या है
buyer: २ लाख ५० हजार
 asks crac
buyer: हाँ, १ अक्टूबर को
 > भुगतान 11.10.2026 तक देय था; इसमें 40 दिन का विलम्ब है।
 asks confirm
buyer: १
 > दर्ज हुआ: टिकट {1}
ticket: amount 250000, contract GEMC-511687700000001, department PWD, district Basti
