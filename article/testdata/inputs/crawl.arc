filedesc://a.arc 127.0.0.1 20240506102030 text/plain 3
abc
http://echo.example/1 192.0.2.1 20240506102030 text/html 485
HTTP/1.1 200 OK
Content-Type: text/html

<!DOCTYPE html><html lang="en"><head><title>Ferry sinks - Echo</title><meta property="article:published_time" content="2024-05-06T10:20:30Z"><link rel="canonical" href="https://www.echo.example/1"></head><body><nav>Home</nav><article><h1>Ferry sinks</h1><p>The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen.</p><p>The owner said on Tuesday that the cause was not known.</p></article></body></html>
