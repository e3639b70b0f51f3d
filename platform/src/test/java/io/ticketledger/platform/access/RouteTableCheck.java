package io.ticketledger.platform.access;

import io.ticketledger.platform.web.ApiRegistry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Compares what a context's controllers serve with what the route tables declare. */
public final class RouteTableCheck {
    private RouteTableCheck() {}

    /** The mappings, as {@code METHOD pattern}, that are in no route table and not public: they can't be reached. */
    public static List<String> unlisted(ApplicationContext context) {
        ApiRegistry apis = context.getBean(ApiRegistry.class);
        Set<String> found = new TreeSet<>();
        for (RequestMappingHandlerMapping mapping :
                context.getBeansOfType(RequestMappingHandlerMapping.class).values()) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                collect(apis, info, found);
            }
        }
        return List.copyOf(found);
    }

    private static void collect(ApiRegistry apis, RequestMappingInfo info, Set<String> found) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        for (String pattern : info.getPatternValues()) {
            if (PublicPaths.contains(pattern)) {
                continue;
            }
            if (methods.isEmpty()) {
                found.add("ANY " + pattern);
            }
            for (RequestMethod method : methods) {
                if (!apis.contains(method.name(), pattern)) {
                    found.add(method + " " + pattern);
                }
            }
        }
    }
}
