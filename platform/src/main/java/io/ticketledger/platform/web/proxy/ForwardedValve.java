package io.ticketledger.platform.web.proxy;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request the address, scheme and host that its client used, before anything looks at them, and takes all
 * headers of this kind away, so that nothing behind it believes one.
 */
final class ForwardedValve extends ValveBase {
    private final TrustedProxies proxies;
    private final ForwardedHeaders family;
    private final @Nullable PublicUrl publicUrl;

    ForwardedValve(TrustedProxies proxies, ForwardedHeaders family, @Nullable PublicUrl publicUrl) {
        super(true);
        this.proxies = proxies;
        this.family = family;
        this.publicUrl = publicUrl;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        InetAddress peer = Addresses.parse(request.getRemoteAddr());
        if (peer != null && proxies.contains(peer)) {
            List<Hop> hops = family.hops(name -> Collections.list(request.getHeaders(name)));
            believe(request, proxies.follow(peer, hops));
        }
        ForwardedHeaders.ALL.forEach(request.getCoyoteRequest().getMimeHeaders()::removeHeader);
        if (publicUrl != null) {
            sentTo(
                    request,
                    publicUrl.scheme(),
                    publicUrl.authority(),
                    publicUrl.authority().port());
        }
        getNext().invoke(request, response);
    }

    private static void believe(Request request, TrustedProxies.Seen seen) {
        String address = seen.address().getHostAddress();
        request.setRemoteAddr(address);
        request.setRemoteHost(address);
        if (seen.scheme() == null && seen.host() == null && seen.port() == null) {
            return;
        }
        String scheme = seen.scheme() == null ? request.getScheme() : seen.scheme();
        Authority named = seen.host() == null ? Authority.parse(request.getHeader("Host")) : seen.host();
        Authority host = named == null ? new Authority(request.getServerName(), null) : named;
        request.setSecure(scheme.equals("https"));
        sentTo(request, scheme, host, seen.port() == null ? host.port() : seen.port());
    }

    private static void sentTo(Request request, String scheme, Authority host, @Nullable Integer port) {
        var coyote = request.getCoyoteRequest();
        coyote.scheme().setString(scheme);
        coyote.serverName().setString(host.host());
        coyote.setServerPort(port != null ? port : scheme.equals("https") ? 443 : 80);
    }
}
