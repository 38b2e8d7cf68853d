story: Three days of silence and a restart in the middle, then cancelled and begun anew
language: hi
at 16.11.2026 17:00
vendor: सिंचाई विभाग गोण्डा ने भुगतान नहीं किया
 asks contract
restart
+3d
vendor: GEMC-511687700000001
 asks amount
restart
vendor: 4 लाख
 asks crac
vendor: रहने दें
 > कुछ भी दर्ज नहीं किया गया
tickets: 0
vendor: स्थिति
 > इस पते पर कोई टिकट नहीं है
vendor: सिंचाई विभाग गोण्डा ने GEMC-511687700000001 का 4 लाख का भुगतान नहीं किया
 asks crac
vendor: मालूम नहीं
 asks confirm
vendor: दर्ज करें
 > दर्ज हुआ: टिकट {1}
ticket: department IRRI, amount 400000, crac none
