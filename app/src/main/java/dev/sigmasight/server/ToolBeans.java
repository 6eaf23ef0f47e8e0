package dev.sigmasight.server;

import dev.sigmasight.server.mcp.ToolServer;
import dev.sigmasight.server.mcp.ToolUseLog;
import dev.sigmasight.server.tool.Toolbox;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tools of the analyst for programs that people bring. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ToolBeans {

  @Bean
  ToolServer toolServer(Toolbox toolbox, ToolUseLog log) {
    return new ToolServer(toolbox, log, BuildName.current());
  }

  @Bean
  ServletRegistrationBean<HttpServletStatelessServerTransport> toolServlet(ToolServer server) {
    ServletRegistrationBean<HttpServletStatelessServerTransport> servlet =
        new ServletRegistrationBean<>(server.servlet(), ToolServer.PATH);
    servlet.setName("tools");
    return servlet;
  }
}
