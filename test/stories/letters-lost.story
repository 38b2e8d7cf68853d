story: Text that a PDF has taken letters from is asked for again, and nothing of it is lost
language: hi
at 20.11.2026 11:00
vendor: शासक य वभाग  म साम ी के य के बाद भुगतान ल बत ह, लोक नमाण वभाग
 > अक्षर छूट गए हैं
 > पुनः टाइप करें, अथवा फाइल ही भेज दें
 intent letters_lost
tickets: 0
vendor: लोक निर्माण विभाग बस्ती ने जून में माल लिया, GEMC-511687700000001 का 2 लाख का भुगतान लम्बित है, सीआरएसी 5 जुलाई को बनी
 ! अक्षर छूट गए हैं
 asks confirm
vendor: हाँ
ticket: department PWD, district Basti
officer PWD > लोक निर्माण विभाग बस्ती ने जून में माल लिया
officer PWD ! शासक य वभाग
firm "लम्बित भुगतान": लोक नमाण वभाग बस्ती ने साम ी का य जेम से कया पर भुगतान ल बत ह, GEMC-511687700000009
 > अक्षर छूट गए हैं
 > दर्ज
tickets: 2
