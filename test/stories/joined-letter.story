story: पत्र से माँगा गया कोड टेलीग्राम पर पहुँचता है, और दोनों पते एक हो जाते हैं
language: hi
at 16.11.2026 11:00
vendor: लोक निर्माण विभाग बस्ती ने 2 लाख का भुगतान नहीं किया, CRAC 5 जुलाई 2026 को बना, GEMC-511687700000001
vendor: हाँ
 > {1}
vendor-mail "जोड़ना": मेरा ईमेल जोड़ें {1}
 > यदि ऐसा टिकट है
vendor > यह कोड वहीं लिखें जहाँ आपने इसे माँगा था: {code}
# Written at the wrong door it is said where it belongs.
vendor: {code}
 > कृपया इसे यहाँ नहीं, वहीं लिखें
vendor-mail "Re: जोड़ना": {code}
 > अब यह पता और
 > {1}
vendor > जोड़ा गया है
vendor-mail "प्रश्न": मेरे टिकट की स्थिति क्या है?
 > {1}
vendor hears nothing
tickets: 1
