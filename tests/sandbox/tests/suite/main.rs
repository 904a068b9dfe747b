mod client;
mod control;
mod faults;
mod merchant;
mod notifications;
mod pockyt;
mod seeded;
mod tls;
