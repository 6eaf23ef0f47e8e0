package dev.sigmasight.server.demo;

import java.util.List;
import org.springframework.stereotype.Component;

/** Offers the example accounts to everybody where the program serves nothing but the demo. */
@Component
public class DemoEntry {
  private volatile boolean open;

  DemoEntry() {}

  /** From now on the accounts are offered. */
  public void open() {
    open = true;
  }

  /** Whom everybody may sign in as; nobody unless it is open. */
  List<DemoAccount> accounts() {
    return open ? DemoAccount.all() : List.of();
  }
}
