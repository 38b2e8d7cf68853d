story: A chat in Kruti Dev is read, shown as it was read, and its officer sees both
language: hi
at 20.11.2026 11:00
buyer: fcM dh Js.kh xyr gS] GEM/2026/B/7654321
 > कृतिदेव फॉन्ट में है
 > "बिड की श्रेणी गलत है, GEM/2026/B/7654321"
 > GEM/2026/B/7654321
 language hi
buyer: yksd fuekZ.k foHkkx
 > "लोक निर्माण विभाग"
buyer: cLrh
 > "बस्ती"
 asks confirm
buyer: gk¡
 > दर्ज
ticket: department PWD, district Basti, bid GEM/2026/B/7654321
officer PWD > बिड की श्रेणी गलत है, GEM/2026/B/7654321
officer PWD > fcM dh Js.kh xyr gS] GEM/2026/B/7654321
